package nl.balie.calamity.web;

import java.util.List;

/** What can be chosen for a switch. */
record Choices(List<Option> destinations, List<Option> queues, List<Option> callflows, List<Option> prompts) {
    /** One choice of a list. */
    record Option(String value, String label) {}
}
