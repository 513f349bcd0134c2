"""Groups reports into stories and sums up what a story's reports say."""
