package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import nl.balie.AllPages;
import nl.balie.RealTime;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Over a real TLS connection, with certificates made here, and with headers that a sender may invent. */
@SpringBootTest(
        classes = {AllPages.class, RealTime.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "balie.demo=true",
            "balie.engine.patience=1s",
            "server.ssl.bundle=balie",
            "spring.ssl.bundle.pem.balie.reload-on-update=true",
            "spring.ssl.bundle.watch.file.quiet-period=100ms",
            "balie.sign-in.refusal-time=20ms",
            "balie.pages.public-address=" + PublicAddressTests.PUBLIC,
            "balie.pages.proxies=" + PublicAddressTests.PROXY
        })
class PublicAddressTests {
    static final String PUBLIC = "https://balie.localhost";
    static final String PROXY = "127.0.0.2";

    private static final String HERE = "127.0.0.1";
    private static final String FORGED = "kwaad.example";
    private static final char[] NO_SECRET = "changeit".toCharArray();
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Path FOLDER = folder();
    private static final X509Certificate FIRST = certificate("eerste");

    @LocalServerPort
    int port;

    @Autowired
    SignedInUsers users;

    @Autowired
    UserStore store;

    @Autowired
    Tenancy tenancy;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
        registry.add("spring.ssl.bundle.pem.balie.keystore.certificate", () -> "file:" + FOLDER.resolve("cert.pem"));
        registry.add("spring.ssl.bundle.pem.balie.keystore.private-key", () -> "file:" + FOLDER.resolve("key.pem"));
    }

    @Test
    void cookiesGoOverTlsOnlyAndBrowsersRememberToComeSo() throws Exception {
        var page = ask(HERE, "GET", "/aanmelden", "", "");
        assertThat(page).contains("Strict-Transport-Security: max-age=31536000");
        var signedIn = signIn(HERE, "agent1", "balie-demo", "");

        assertThat(signedIn)
                .startsWith("HTTP/1.1 302")
                .containsPattern("Set-Cookie: __Host-balie=[^;]+; Path=/; Secure; HttpOnly; SameSite=Lax")
                .containsPattern("Set-Cookie: __Host-balie-apparaat=[^;]+; Path=/;[^\n]*Secure")
                .doesNotContainPattern("Set-Cookie: balie");
        assertThat(ask(HERE, "GET", "/aanmelden?taal=en", "", ""))
                .containsPattern("Set-Cookie: __Host-taal=en; Path=/;[^\n]*Secure");
    }

    @Test
    void anAddressHasTheNameThatTheOperatorGave() throws Exception {
        var forged = "X-Forwarded-Host: " + FORGED + "\r\nX-Forwarded-Proto: http\r\nX-Forwarded-Port: 81\r\n"
                + "Forwarded: host=" + FORGED + "\r\n";
        for (var from : new String[] {HERE, PROXY}) {
            assertThat(ask(
                            from,
                            "GET",
                            "/api/v1/contacten?page=2",
                            forged + "Authorization: Bearer demo-waterstad\r\n",
                            ""))
                    .contains("\"" + PUBLIC + "/api/v1/contacten?page=1\"")
                    .doesNotContain(FORGED);
            assertThat(ask(from, "GET", "/api/v1/openapi.json", forged, ""))
                    .contains(PUBLIC)
                    .doesNotContain(FORGED);
            assertThat(ask(from, "GET", "/beheer/gebruikers", forged + "Accept: text/html\r\n", ""))
                    .contains("Location: /aanmelden")
                    .doesNotContain(FORGED);
            assertThat(signIn(from, "agent2", "balie-demo", forged)).doesNotContain(FORGED);
        }
    }

    @Test
    void theAddressOfAVisitorIsBelievedFromANamedProxyOnly() throws Exception {
        signIn(HERE, "agent3", "balie-demo", "X-Forwarded-For: 203.0.113.7\r\n");
        assertThat(addresses("agent3")).containsExactly(HERE);
        signIn(PROXY, "agent3", "balie-demo", "X-Forwarded-For: 198.51.100.1, 203.0.113.8\r\n");
        assertThat(addresses("agent3")).containsExactlyInAnyOrder(HERE, "203.0.113.8");

        for (var i = 0; i < 5; i++) {
            signIn(HERE, "agent4", "verkeerd", "X-Forwarded-For: 203.0.113." + (10 + i) + "\r\n");
            signIn(PROXY, "supervisor", "verkeerd", "X-Forwarded-For: 203.0.113." + (10 + i) + "\r\n");
        }
        assertThat(signIn(HERE, "agent4", "balie-demo", "X-Forwarded-For: 203.0.113.99\r\n"))
                .startsWith("HTTP/1.1 429");
        assertThat(signIn(PROXY, "supervisor", "balie-demo", "X-Forwarded-For: 203.0.113.99\r\n"))
                .startsWith("HTTP/1.1 302");
    }

    @Test
    void aRenewedCertificateIsTakenWithoutAStart() throws Exception {
        assertThat(served()).isNotEqualTo(certificate("tweede"));
        var second = certificate("derde");

        await().atMost(Duration.ofSeconds(30)).until(() -> served().equals(second));
    }

    private java.util.List<String> addresses(String username) {
        var id = tenancy.read("waterstad", () -> TestPeople.find(store, username))
                .orElseThrow()
                .id();
        return users.sessions("waterstad", id).stream().map(OwnSession::address).toList();
    }

    private String signIn(String from, String username, String password, String headers) throws Exception {
        var page = ask(from, "GET", "/aanmelden", headers, "");
        var session = found("Set-Cookie: (__Host-balie=[^;]+)", page);
        var token = found("name=\"_csrf\" value=\"([^\"]+)\"", page);
        return ask(
                from,
                "POST",
                "/aanmelden",
                headers + "Cookie: " + session + "\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&gebruikersnaam=" + username
                        + "&wachtwoord=" + password);
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    /** With a name of Balie that its sender invented. */
    private String ask(String from, String method, String path, String headers, String body) throws Exception {
        try (var socket = connect(from)) {
            var request = method + " " + path + " HTTP/1.1\r\nHost: " + FORGED + "\r\nConnection: close\r\n" + headers
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private SSLSocket connect(String from) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (var name : new String[] {"eerste", "tweede", "derde"}) {
            if (Files.exists(FOLDER.resolve(name + ".p12"))) {
                trusted.setCertificateEntry(name, keys(name).getCertificate(name));
            }
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(new InetSocketAddress(HERE, port));
        return socket;
    }

    private X509Certificate served() throws Exception {
        try (var socket = connect(HERE)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        } catch (SSLException betweenTwo) {
            return FIRST;
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("balie-tls");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Makes one, and puts it where Balie reads it, as a program that renews it would. */
    private static X509Certificate certificate(String name) {
        try {
            var keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            name,
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-dname",
                            "CN=" + name,
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            new String(NO_SECRET),
                            "-keystore",
                            FOLDER.resolve(name + ".p12").toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8) + keytool.waitFor())
                    .endsWith("0");
            var keys = keys(name);
            Files.writeString(
                    FOLDER.resolve("key.pem"),
                    pem("PRIVATE KEY", keys.getKey(name, NO_SECRET).getEncoded()));
            Files.writeString(
                    FOLDER.resolve("cert.pem"),
                    pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
            return (X509Certificate) keys.getCertificate(name);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore keys(String name) throws Exception {
        return KeyStore.getInstance(FOLDER.resolve(name + ".p12").toFile(), NO_SECRET);
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what + "-----\n";
    }
}
