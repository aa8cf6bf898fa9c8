package nl.balie.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The banners alone, for a page that stays open. */
@Controller
class BannerPart {
    @GetMapping("/balken")
    String banners() {
        return "layout/banners :: banners(true)";
    }
}
