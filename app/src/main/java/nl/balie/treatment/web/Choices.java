package nl.balie.treatment.web;

import java.util.List;
import nl.balie.numbers.DialRules;
import nl.balie.pages.Option;

/**
 * What an administrator can choose from.
 *
 * @param dialling which numbers outside may be typed
 */
record Choices(List<Option> queues, List<Option> prompts, DialRules dialling) {}
