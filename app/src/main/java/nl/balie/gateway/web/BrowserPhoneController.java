package nl.balie.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.balie.calls.LostBrowsers;
import nl.balie.gateway.Gateway;
import nl.balie.gateway.PhoneSockets;
import nl.balie.people.BrowserPhones;
import nl.balie.people.SignedInUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The agent's browser as a phone (requirement 2.5.3): a small window of its own, so that a call stays when he walks through pages. */
@Controller
@RequestMapping("/telefoon")
@PreAuthorize("hasAnyRole('AGENT', 'TELEPHONIST', 'SUPERVISOR')")
class BrowserPhoneController {
    private final Gateway gateway;
    private final BrowserPhones phones;
    private final PhoneSockets sockets;
    private final LostBrowsers lost;

    BrowserPhoneController(Gateway gateway, BrowserPhones phones, PhoneSockets sockets, LostBrowsers lost) {
        this.lost = lost;
        this.gateway = gateway;
        this.phones = phones;
        this.sockets = sockets;
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("gateway", gateway.state().name());
        return "gateway/phone";
    }

    /** What this browser registers with; whatever the user's other browsers had opens nothing any more. */
    @PostMapping("/toegang")
    @ResponseBody
    BrowserPhones.Access access(@AuthenticationPrincipal SignedInUser user, HttpServletRequest request) {
        return phones.open(user, request.getSession().getId());
    }

    /** This browser has taken up the call again that it had before its page was loaded. */
    @PostMapping("/hervat")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resumed(@AuthenticationPrincipal SignedInUser user) {
        lost.resumed(user);
    }

    @GetMapping("/sip")
    void socket(@AuthenticationPrincipal SignedInUser user, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        sockets.connect(request, response, BrowserPhones.account(user.username()));
    }
}
