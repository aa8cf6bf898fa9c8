package nl.balie.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.balie.pages.MenuEntry.Section;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives each page what its frame shows. */
@ControllerAdvice(annotations = Controller.class)
class PageFrame {
    static final String ADMINISTRATION = "/beheer";

    private final List<MenuEntry> entries;
    private final ObjectProvider<Banner> banners;

    PageFrame(List<MenuEntry> entries, ObjectProvider<Banner> banners) {
        this.banners = banners;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(MenuEntry::place))
                .toList();
    }

    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        return request.getRequestURI();
    }

    @ModelAttribute("languages")
    List<String> languages() {
        return Languages.OFFERED.stream()
                .map(language -> language.getLanguage())
                .toList();
    }

    @ModelAttribute("signedIn")
    @Nullable
    Visitor signedIn() {
        return authentication() instanceof Authentication known && known.getPrincipal() instanceof Visitor visitor
                ? visitor
                : null;
    }

    @ModelAttribute("banners")
    List<Banner.Line> banners() {
        Visitor visitor = signedIn();
        return visitor == null
                ? List.of()
                : banners.orderedStream()
                        .flatMap(banner -> banner.of(visitor).stream())
                        .toList();
    }

    @ModelAttribute("menu")
    Menu menu(HttpServletRequest request) {
        var authentication = authentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Visitor)) {
            return Menu.NONE;
        }
        var here = request.getRequestURI();
        var main = new ArrayList<>(links(Section.MAIN, authentication, here));
        var side = links(Section.ADMINISTRATION, authentication, here);
        var administers = isBelow(here, ADMINISTRATION);
        if (!side.isEmpty()) {
            main.add(new Menu.Link(ADMINISTRATION, "menu.administration", administers));
        }
        return new Menu(main, administers ? side : List.of());
    }

    private List<Menu.Link> links(Section section, Authentication authentication, String here) {
        return entries.stream()
                .filter(entry -> entry.section() == section && entry.visible().test(authentication))
                .map(entry -> new Menu.Link(entry.path(), entry.text(), isBelow(here, entry.path())))
                .toList();
    }

    private static boolean isBelow(String here, String path) {
        return here.equals(path) || here.startsWith(path + "/");
    }

    private static @Nullable Authentication authentication() {
        return SecurityContextHolder.getContext().getAuthentication();
    }
}
