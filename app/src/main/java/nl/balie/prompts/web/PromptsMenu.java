package nl.balie.prompts.web;

import nl.balie.pages.MenuEntry;
import nl.balie.pages.MenuEntry.Section;
import nl.balie.people.Area;
import nl.balie.people.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's links in the menu. */
@Configuration(proxyBeanMethods = false)
class PromptsMenu {
    @Bean
    MenuEntry promptsEntry() {
        return entry(PromptController.PATH, "prompts.menu.prompts", 34);
    }

    @Bean
    MenuEntry queueMessagesEntry() {
        return entry(QueueMessageController.PATH, "prompts.menu.queue-messages", 36);
    }

    private static MenuEntry entry(String path, String text, int place) {
        return new MenuEntry(
                Section.ADMINISTRATION, path, text, place, visitor -> Rights.mayView(visitor, Area.PROMPTS));
    }
}
