package nl.balie.desk;

import nl.balie.pages.MenuEntry;
import nl.balie.pages.MenuEntry.Section;
import nl.balie.people.Role;
import nl.balie.people.SignedInUser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The directory's link in the menu. */
@Configuration(proxyBeanMethods = false)
class GuideMenu {
    @Bean
    MenuEntry guideEntry() {
        return new MenuEntry(
                Section.MAIN,
                GuideController.PATH,
                "menu.guide",
                27,
                known -> known.getPrincipal() instanceof SignedInUser user
                        && (Desks.has(user) || user.is(Role.SUPERVISOR)));
    }
}
