"""Words that several rules must agree on: the verbs that credit words to a speaker."""


def word_set(listed: str) -> frozenset[str]:
    """Return the words of a list that is written with spaces between them."""
    return frozenset(listed.split())


SPEECH_VERBS = word_set("""
    accuse accused accuses acknowledge acknowledged acknowledges add added adds admit admits
    admitted advise advised affirm affirmed agree agreed agrees allege alleged alleges announce
    announced announces answer answered answers argue argued argues ask asked asks assert
    asserted asserts assure assured attest attested bemoan bemoaned blast blasted boast boasted
    call called calls caution cautioned cautions charge charged charges chide chided cite cited
    cites claim claimed claims comment commented comments complain complained complains concede
    conceded concedes conclude concluded concludes condemn condemned confess confessed confide
    confided confirm confirmed confirms contend contended contends counter countered counters
    cried criticised criticized cry decried declare declared declares defended demand demanded
    demands denied denies denounce denounced deny describe described describes detailed disclosed
    dismissed echo echoed elaborated emphasise emphasised emphasize emphasized emphasizes estimate
    estimated estimates exclaim exclaimed explain explained explains expressed fumed hint hinted
    inform informed insist insisted insists instructed interjected interrupted intoned joke joked
    jokes lament lamented laments maintain maintained maintains mention mentioned mused note noted
    notes observe observed observes opined ordered phrased pleaded pledge pledged pledges point
    pointed posted predict predicted predicts proclaim proclaimed promised promises pronounced
    proposed protested put quip quipped quips quoted ranted read reads reaffirmed reasoned
    reassured rebuked recall recalled recalls recited recommended recounted referred referring
    reflected reiterate reiterated reiterates relate related remark remarked remarks remember
    remembered remembers remind reminded repeat repeated repeats replied replies reply report
    reported reports respond responded responds retorted retweeted reveal revealed reveals ruled
    said say saying says scoffed shot shout shouted shouts sighed signaled signalled sneered speak
    speculated spoke stated states stress stressed stresses suggest suggested suggests surmised
    swore taunted teased tell telling tells testified testifies testify thundered told tweet
    tweeted tweets urge urged urges vow vowed vows wailed warn warned warning warns whispered
    wondered write writes writing wrote yelled
""")
"""Forms that can credit a quotation, lower case."""

PURE_SPEECH = word_set("""
    said says say told tells added adds asked asks wrote writes tweeted tweets replied replies
    explained explains noted notes argued argues warned warns insisted insists declared declares
    stated continued concluded remarked quipped recalled testified responded answered exclaimed
    joked lamented complained commented observed reiterated conceded acknowledged announced
    stressed emphasized emphasised predicted claimed claims
""")
"""Forms that hardly mean anything but speaking."""
