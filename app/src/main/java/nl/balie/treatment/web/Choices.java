package nl.balie.treatment.web;

import java.util.List;
import nl.balie.pages.Option;

/** What an administrator can choose from. */
record Choices(List<Option> queues, List<Option> prompts) {}
