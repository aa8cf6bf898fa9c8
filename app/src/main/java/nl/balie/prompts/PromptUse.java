package nl.balie.prompts;

/**
 * Something that needs a prompt.
 *
 * @param text key in the message files, such as {@code prompts.use.queue-message}; its {0} is the name
 * @param name of what needs it, as an administrator knows it
 */
public record PromptUse(String text, String name) {}
