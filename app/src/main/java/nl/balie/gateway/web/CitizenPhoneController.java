package nl.balie.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import nl.balie.database.Tenancy;
import nl.balie.gateway.Gateway;
import nl.balie.gateway.PhoneSockets;
import nl.balie.numbers.PhoneNumber;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.pages.NotFound;
import nl.balie.tenants.Organisations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The browser as a citizen's phone, for who tries Balie with the demo's data: he needs no SIP phone for it. */
@Controller
@RequestMapping("/bel")
@PreAuthorize("isAuthenticated()")
class CitizenPhoneController {
    /** A number of the demo, which nobody has. */
    static final String CITIZEN = "+31612340000";

    private final Gateway gateway;
    private final PhoneSockets sockets;
    private final PhoneNumbers numbers;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final boolean demo;

    /** @param demo whether the demo's data are there; without them there is no such phone */
    CitizenPhoneController(
            Gateway gateway,
            PhoneSockets sockets,
            PhoneNumbers numbers,
            Organisations organisations,
            Tenancy tenancy,
            @Value("${balie.demo:false}") boolean demo) {
        this.gateway = gateway;
        this.sockets = sockets;
        this.numbers = numbers;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.demo = demo;
    }

    /** The numbers of an organisation; the template reads it. */
    record Group(String name, List<PhoneNumber> numbers) {}

    @GetMapping
    String page(Model model) {
        onlyInDemo();
        List<Group> groups = tenancy.organisations().stream()
                .map(id ->
                        tenancy.read(id, () -> new Group(organisations.current().name(), numbers.list())))
                .filter(group -> !group.numbers.isEmpty())
                .toList();
        model.addAttribute("gateway", gateway.state().name())
                .addAttribute("groups", groups)
                .addAttribute("citizen", CITIZEN);
        return "gateway/citizen";
    }

    @GetMapping("/sip")
    void socket(HttpServletRequest request, HttpServletResponse response) throws IOException {
        onlyInDemo();
        sockets.connect(request, response, CITIZEN);
    }

    private void onlyInDemo() {
        if (!demo) {
            throw new NotFound("no citizen's phone outside the demo");
        }
    }
}
