package nl.balie.prompts;

/**
 * What an administrator says about a prompt.
 *
 * @param name by which callflow models know it; unique in the organisation, capitals make no difference
 * @param description for colleagues; may be empty
 */
public record PromptDetails(String name, String description) {}
