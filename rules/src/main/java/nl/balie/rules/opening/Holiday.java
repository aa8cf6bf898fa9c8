package nl.balie.rules.opening;

import java.time.LocalDate;

/**
 * A public holiday of the Netherlands.
 *
 * @param name in Dutch
 */
public record Holiday(LocalDate date, String name) {}
