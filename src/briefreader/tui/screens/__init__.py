"""The screens. They coordinate: widgets below them, the library behind them."""
