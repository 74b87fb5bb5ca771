"""Plain values become files: BibTeX, RIS, CSL-JSON, CSV, Atom, JSON Resume, vCard, JSON-LD. It knows no model."""
