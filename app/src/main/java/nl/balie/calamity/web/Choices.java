package nl.balie.calamity.web;

import java.util.List;
import nl.balie.pages.Option;

/** What can be chosen for a switch. */
record Choices(List<Option> destinations, List<Option> queues, List<Option> callflows, List<Option> prompts) {}
