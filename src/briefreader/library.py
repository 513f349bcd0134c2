"""The one facade that both front ends use."""
