"""The parts of a screen. They show state and say what the reader asked for; they decide nothing."""
