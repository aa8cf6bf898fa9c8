package nl.balie.people.web;

import nl.balie.pages.MenuEntry;
import nl.balie.people.Area;
import nl.balie.people.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where users and the log of what they did stand in the menu. */
@Configuration(proxyBeanMethods = false)
class PeopleMenu {
    @Bean
    MenuEntry usersMenuEntry() {
        return new MenuEntry(
                MenuEntry.Section.ADMINISTRATION,
                UsersController.PATH,
                "users.title",
                10,
                user -> Rights.mayView(user, Area.USERS));
    }

    @Bean
    MenuEntry tokensMenuEntry() {
        return new MenuEntry(
                MenuEntry.Section.ADMINISTRATION,
                TokensController.PATH,
                "tokens.title",
                80,
                user -> Rights.mayView(user, Area.USERS));
    }

    @Bean
    MenuEntry auditMenuEntry() {
        return new MenuEntry(
                MenuEntry.Section.ADMINISTRATION,
                "/beheer/logboek",
                "audit.title",
                90,
                user -> Rights.mayView(user, Area.USERS));
    }
}
