package nl.balie.surveys.web;

import java.util.List;
import nl.balie.pages.Option;

/** What can be chosen for a survey. */
record Choices(List<Option> languages, List<Option> queues, List<Option> prompts, List<Option> kinds) {}
