package nl.balie.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nl.balie.database.DataDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

class KnownDevicesTests {
    @TempDir
    Path folder = Path.of("");

    @Test
    void knowsTheUsersOfABrowserAlsoAfterARestart() {
        String first = devices().remembering(null, "fatima", true).getValue();
        String both = devices().remembering(first, "joost", true).getValue();

        assertThat(devices().of(both, "fatima")).isPresent().isEqualTo(devices().of(both, "joost"));
        assertThat(devices().of(both, "saskia")).isEmpty();
        assertThat(devices().of(first, "joost")).isEmpty();
    }

    @Test
    void forgetsAllButTheLastTenUsers() {
        String cookie = devices().remembering(null, "eerste", true).getValue();
        for (int i = 0; i < 10; i++) {
            cookie = devices().remembering(cookie, "agent" + i, true).getValue();
        }

        assertThat(devices().of(cookie, "eerste")).isEmpty();
        assertThat(devices().of(cookie, "agent0")).isPresent();
        assertThat(cookie).hasSizeLessThan(500);
    }

    @Test
    void believesNoCookieOfSomebodyElse() {
        String cookie = devices().remembering(null, "fatima", true).getValue();
        String name = cookie.substring(0, cookie.indexOf('.'));

        assertThat(devices().of(name.replace(name.charAt(0), 'x') + cookie.substring(name.length()), "fatima"))
                .satisfies(found ->
                        assertThat(name.charAt(0) == 'x' || found.isEmpty()).isTrue());
        assertThat(devices().of("", "fatima")).isEmpty();
        assertThat(devices().of(name, "fatima")).isEmpty();
        assertThat(devices().of("\u0000.\u0000", "fatima")).isEmpty();
    }

    @Test
    void countsTheNetworkOfAnIpv6Address() {
        assertThat(from("2001:db8:1:2:3:4:5:6")).isEqualTo(from("2001:db8:1:2:ffff::1"));
        assertThat(from("2001:db8:1:3::1")).isNotEqualTo(from("2001:db8:1:2::1"));
        assertThat(from("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    private static String from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return SignInOrigin.of(request).address();
    }

    private KnownDevices devices() {
        return new KnownDevices(new DataDirectory(folder));
    }
}
