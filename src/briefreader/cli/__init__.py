"""The command line: one file a group of commands. Data to stdout, notices to stderr."""
