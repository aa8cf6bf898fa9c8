package nl.balie.pages;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The banners alone, for a page that stays open. */
@Controller
class BannerPart {
    /**
     * @param banners what there is to say now
     * @param stand the hash of what the page shows
     * @return nothing when it shows that already
     */
    @GetMapping("/balken")
    Object banners(@ModelAttribute("banners") List<Banner.Line> banners, @RequestParam int stand) {
        return banners.hashCode() == stand ? ResponseEntity.noContent().build() : "layout/banners :: lines(live=true)";
    }
}
