"""`outlets`: which outlets the library holds, and which outlet a host is."""

import click

from briefreader.cli import output
from briefreader.cli.session import (
    Format,
    Session,
    data_dir_option,
    example,
    format_option,
    pass_session,
)


@click.command(
    short_help="List outlets and their hosts.",
    epilog=example("briefreader outlets", 'briefreader outlets --host example.org "The Example"'),
)
@click.argument("name", required=False)
@click.option("--host", metavar="HOST", help="Reports from HOST are by NAME; an empty one forgets.")
@format_option
@data_dir_option
@pass_session
def outlets(session: Session, name: str | None, host: str | None, form: Format) -> int:
    """List the outlets with how many reports each has, and the hosts that are known as theirs.

    Which outlet a host is is learnt when you correct the outlet of a report whose page named
    none, or told here. It holds for reports that come in from then on.
    """
    if (name is None) != (host is None):
        raise click.UsageError("Name a host and its outlet: --host example.org NAME")
    with session.library() as library:
        if host is not None and name is not None:
            library.set_outlet_rule(host, name)
        counts = dict(library.outlets())
        rules = library.outlet_rules()
    hosts: dict[str, list[str]] = {outlet: [] for outlet in counts}
    for known, outlet in rules.items():
        hosts.setdefault(outlet, []).append(known)
    if form == "json":
        output.data(
            [
                {"outlet": outlet, "articles": counts.get(outlet, 0), "hosts": names}
                for outlet, names in hosts.items()
            ]
        )
    else:
        columns = output.Columns(-7, 32)
        if hosts:
            columns.head("reports", "outlet", "hosts")
        for outlet, names in hosts.items():
            columns.print(str(counts.get(outlet, 0)), outlet, ", ".join(names))
    return output.DONE if hosts else output.NOTHING_FOUND
