package nl.balie.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.lang.reflect.Method;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.AllPagesTest;
import nl.balie.people.Area;
import nl.balie.people.Duty;
import nl.balie.people.Level;
import nl.balie.people.Role;
import nl.balie.people.SignedInUser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address that can be asked for, with values that nobody means. */
class WrongQueryTests extends AllPagesTest {
    private static final String UNKNOWN = "onbekend";
    private static final String CONTACTS = "/api/v1/contacten";

    /** Encoded, as they stand in an address. */
    private static final List<String> HOSTILE = List.of(
            "",
            "%zz",
            "%",
            "%00",
            encoded("١٢"),
            "-1",
            "0",
            "99999999999999999999",
            "2147483648",
            "0x10",
            encoded("2026-13-45"),
            encoded("+999999999-12-31"),
            encoded("+999999999-12-31T23:59:59Z"),
            encoded("294277-01-01T00:00:00Z"),
            encoded("٢٠٢٦-١٢-٣١"),
            encoded("' or 1=1 --"),
            encoded("<script>alert(1)</script>"),
            encoded("😀".repeat(300)),
            encoded("../../etc/passwd"));

    @Autowired
    MockMvcTester pages;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private final DefaultParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

    @Test
    void noAddressFailsWhateverItIsAskedWith() {
        Set<String> asked = new LinkedHashSet<>();
        assertSoftly(all -> mapping.getHandlerMethods().forEach((address, handler) -> {
            for (String path : paths(address)) {
                for (String name : values(handler)) {
                    for (String value : name.equals(UNKNOWN) ? List.of("%zz") : HOSTILE) {
                        String uri = filled(path) + "?" + name + "=" + value;
                        MvcTestResult answer = ask(uri);
                        asked.add(path);
                        all.assertThat(answer.getUnresolvedException()).as(uri).isNull();
                        all.assertThat(status(answer)).as(uri).isLessThan(500);
                        if (isNonsense(value)) {
                            // not found where there is no such thing, or only for a part of a page
                            all.assertThat(status(answer)).as(uri).isIn(400, 404);
                        }
                    }
                }
            }
        }));
        assertThat(asked).as("addresses of all modules").hasSizeGreaterThan(80).contains(CONTACTS, "/desk", "/beheer");
    }

    @Test
    void noIdInAPathFails() {
        assertSoftly(all -> mapping.getHandlerMethods().keySet().forEach(address -> {
            for (String path : paths(address)) {
                for (String value : List.of("x", encoded("١٢"))) {
                    if (path.contains("{")) {
                        String uri = path.replaceAll("\\{[^/]*}", value);
                        MvcTestResult answer = ask(uri);
                        all.assertThat(answer.getUnresolvedException()).as(uri).isNull();
                        all.assertThat(status(answer)).as(uri).isLessThan(500);
                    }
                }
            }
        }));
    }

    @Test
    void theInterfaceTellsAllThatIsWrongAtOnce() {
        MvcTestResult answer = ask(CONTACTS + "?kanaal=%zz&van=" + encoded("+999999999-12-31T00:00:00Z")
                + "&tot=gisteren&page=&pageSize=" + encoded("٥"));

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST).hasContentType("application/problem+json");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.fouten[*].veld")
                .asArray()
                .containsExactlyInAnyOrder("kanaal", "van", "tot", "page", "pageSize");
        assertThat(ask(CONTACTS + "?kanaal=post"))
                .bodyJson()
                .extractingPath("$.fouten[0].reden")
                .isEqualTo("moet een van deze zijn: telefoon, taak");
        assertThat(ask("/api/v1/kto-resultaten?onderzoek=1-1-1-1-1&page=0&pageSize=501"))
                .bodyJson()
                .extractingPath("$.fouten[*].veld")
                .asArray()
                .containsExactlyInAnyOrder("onderzoek", "page", "pageSize");
    }

    @Test
    void whatStandsForOneValueComesOnce() {
        assertThat(ask("/beheer/logboek?wie=beheer&wie=agent1"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("wie: staat er meer dan één keer.");
        assertThat(ask(CONTACTS + "?kanaal=telefoon&kanaal=taak"))
                .bodyJson()
                .extractingPath("$.fouten[0].reden")
                .isEqualTo("mag er maar één keer staan");
        assertThat(ask("/contacten?van=2026-11-01&van=2026-11-02")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aPageSaysWhatIsWrongAndHasItsMenu() {
        assertThat(ask("/beheer/logboek?van=2026-13-45&tot=0000-01-01&pagina="))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains(
                        "Dit adres klopt niet",
                        "van: moet een datum zijn zoals 2026-12-31, in de jaren 1900 tot en met 2999.",
                        "tot: moet een datum zijn",
                        "pagina: moet een heel getal zijn van 1 tot en met 10000.",
                        "href=\"/beheer/gebruikers\"");
        assertThat(ask("/contacten?kanaal=post&taal=en"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("This address is not right");
        assertThat(ask("/contacten?van=2026-13-45"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("id=\"van-fout\"");
        assertThat(ask("/contacten?van=2026-11-01&kanaal=telefoon&pagina=1")).hasStatusOk();
    }

    @Test
    void theChannelsOfTheInterfaceAreThoseOfContacts() {
        assertThat(Arrays.stream(nl.balie.contacts.Contact.Channel.values())
                        .map(nl.balie.contacts.Contact.Channel::apiName)
                        .map(channel -> ask(CONTACTS + "?kanaal=" + channel)
                                .getResponse()
                                .getStatus()))
                .containsOnly(200);
    }

    /** What no address can mean, whatever its values are. */
    private static boolean isNonsense(String value) {
        return value.contains("%zz")
                || value.equals("%")
                || value.contains("%ff")
                || value.contains("%00")
                || value.contains("%1b");
    }

    private static Set<String> paths(RequestMappingInfo address) {
        boolean read = address.getMethodsCondition().getMethods().isEmpty()
                || address.getMethodsCondition().getMethods().contains(RequestMethod.GET);
        // a stream stays open
        return read
                        && address.getProducesCondition().getProducibleMediaTypes().stream()
                                .noneMatch(type -> type.getSubtype().equals("event-stream"))
                ? address.getPatternValues()
                : Set.of();
    }

    /** What the handler reads, and something that nobody does. */
    private Set<String> values(HandlerMethod handler) {
        Set<String> found = new TreeSet<>(List.of(UNKNOWN));
        Method method = handler.getMethod();
        String[] all = names.getParameterNames(method);
        for (int i = 0; i < method.getParameterCount(); i++) {
            var parameter = method.getParameters()[i];
            RequestParam asked = parameter.getAnnotation(RequestParam.class);
            if (asked != null) {
                found.add(asked.name().isEmpty() && all != null ? all[i] : asked.name());
            }
            if (parameter.isAnnotationPresent(ModelAttribute.class)
                    && parameter.getType().isRecord()) {
                Arrays.stream(parameter.getType().getRecordComponents()).forEach(part -> found.add(part.getName()));
            }
        }
        found.remove("");
        return found;
    }

    private static String filled(String path) {
        return path.replaceAll("\\{(version|number)[^/]*}", "1")
                .replaceAll("\\{[^/]*}", UUID.randomUUID().toString());
    }

    private MvcTestResult ask(String uri) {
        var request = get(URI.create("http://localhost" + legal(uri)))
                .with(everything())
                .with(asked -> {
                    // as a server reads it: what cannot be decoded is left out
                    asked.setQueryString(uri.contains("?") ? uri.substring(uri.indexOf('?') + 1) : null);
                    return asked;
                });
        return pages.perform(
                uri.startsWith("/api/") ? request.header("Authorization", "Bearer demo-waterstad") : request);
    }

    /** Without values that no URI can hold; a test's request has them in its query all the same. */
    private static String legal(String uri) {
        return uri.replaceAll("[?&][^=&]*=(%zz|%ff%fe|%)(?=&|$)", "?")
                .replaceAll("\\?&|\\?\\?", "?")
                .replaceAll("\\?$", "");
    }

    private static int status(MvcTestResult answer) {
        return answer.getUnresolvedException() == null ? answer.getResponse().getStatus() : 500;
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor everything() {
        return user(new SignedInUser(
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                "waterstad",
                "Waterstad",
                "alles",
                "Wie Alles Mag",
                EnumSet.allOf(Role.class),
                EnumSet.allOf(Area.class).stream().collect(Collectors.toMap(area -> area, _ -> Level.CHANGE)),
                Duty.NONE));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
