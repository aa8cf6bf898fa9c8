package nl.balie.organisations.web;

/** An option of a select or of checkboxes. */
record Choice(String value, String label) {}
