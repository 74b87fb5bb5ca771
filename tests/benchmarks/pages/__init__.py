"""How long pages take, as ratios against a bare view, and how many queries, in a directory of any size."""
