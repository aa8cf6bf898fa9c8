package nl.balie.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Sends everybody to the first page that is for him, and an administrator to the first part that he may see. */
@Controller
class StartPage {
    private final PageFrame frame;

    StartPage(PageFrame frame) {
        this.frame = frame;
    }

    @GetMapping("/")
    String start(HttpServletRequest request) {
        return firstOf(frame.menu(request).main());
    }

    @GetMapping(PageFrame.ADMINISTRATION)
    String administration(HttpServletRequest request) {
        return firstOf(frame.menu(request).side().stream()
                .flatMap(group -> group.links().stream())
                .toList());
    }

    private static String firstOf(List<Menu.Link> links) {
        return links.isEmpty() ? "pages/start" : "redirect:" + links.getFirst().path();
    }
}
