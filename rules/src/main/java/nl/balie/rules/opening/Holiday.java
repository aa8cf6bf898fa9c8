package nl.balie.rules.opening;

import java.time.LocalDate;
import nl.balie.rules.words.Because;

/**
 * A public holiday of the Netherlands.
 *
 * @param name as it is called
 */
public record Holiday(LocalDate date, Because name) {}
