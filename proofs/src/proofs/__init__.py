"""Programs that show the promises with a figure: chaos, privacy, bench, journey, conformance."""
