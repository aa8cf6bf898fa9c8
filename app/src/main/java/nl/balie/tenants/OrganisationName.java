package nl.balie.tenants;

/** An organisation as others may know it: {@code waterstad}, 'Gemeente Waterstad'. */
public record OrganisationName(String id, String name) {}
