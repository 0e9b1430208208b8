"""Documents become nodes and edges, and edges become answers."""
