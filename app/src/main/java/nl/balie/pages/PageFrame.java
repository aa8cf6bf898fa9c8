package nl.balie.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
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
    private final ObjectProvider<FramePart> parts;

    PageFrame(List<MenuEntry> entries, ObjectProvider<Banner> banners, ObjectProvider<FramePart> parts) {
        this.banners = banners;
        this.parts = parts;
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

    /** The templates of what modules put on this page. */
    @ModelAttribute("frameParts")
    List<String> parts(HttpServletRequest request) {
        Visitor visitor = signedIn();
        return visitor == null
                ? List.of()
                : parts.orderedStream()
                        .filter(part -> part.isFor(visitor, request.getRequestURI()))
                        .map(FramePart::template)
                        .toList();
    }

    @ModelAttribute("menu")
    Menu menu(HttpServletRequest request) {
        var authentication = authentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Visitor)) {
            return Menu.NONE;
        }
        var here = request.getRequestURI();
        var main = new ArrayList<>(links(Section.MAIN, authentication, here, _ -> true));
        var side = groups(authentication, here);
        var administers = isBelow(here, ADMINISTRATION);
        if (!side.isEmpty()) {
            main.add(new Menu.Link(ADMINISTRATION, "menu.administration", administers));
        }
        return new Menu(main, administers ? side : List.of());
    }

    /** The administration's links by what they are for, each with the places of its entries below the next. */
    private enum Group {
        PEOPLE(35),
        LINES(60),
        CONTACTS(80),
        CARE(Integer.MAX_VALUE);

        private final int end;

        Group(int end) {
            this.end = end;
        }

        static Group of(MenuEntry entry) {
            return Arrays.stream(values())
                    .filter(group -> entry.place() < group.end)
                    .findFirst()
                    .orElse(CARE);
        }
    }

    private List<Menu.Group> groups(Authentication authentication, String here) {
        return Arrays.stream(Group.values())
                .map(group -> new Menu.Group(
                        group.name(),
                        links(Section.ADMINISTRATION, authentication, here, entry -> Group.of(entry) == group)))
                .filter(group -> !group.links().isEmpty())
                .toList();
    }

    private List<Menu.Link> links(
            Section section, Authentication authentication, String here, Predicate<MenuEntry> which) {
        return entries.stream()
                .filter(entry -> entry.section() == section
                        && which.test(entry)
                        && entry.visible().test(authentication))
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
