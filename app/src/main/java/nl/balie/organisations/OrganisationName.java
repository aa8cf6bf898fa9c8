package nl.balie.organisations;

/** An organisation as others may know it: {@code waterstad}, 'Gemeente Waterstad'. */
public record OrganisationName(String id, String name) {}
