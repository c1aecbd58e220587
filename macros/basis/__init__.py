"""What everything at build time may use and what knows nothing of the project itself: places, fingerprints, Node."""
