"""How well CVs are read that nobody wrote: invented publications in many citation styles, laid out as CVs."""
