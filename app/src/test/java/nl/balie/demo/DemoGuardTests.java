package nl.balie.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.balie.database.StartFailure;
import nl.balie.database.TestDatabase;
import nl.balie.people.ApiToken;
import nl.balie.people.PhoneAccounts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class DemoGuardTests {
    private static final BCryptPasswordEncoder PASSWORDS = new BCryptPasswordEncoder(4);
    private static final TestDatabase WITH_ACCOUNT = TestDatabase.fresh();
    private static final TestDatabase WITH_TOKEN = TestDatabase.fresh();
    private static final TestDatabase WITH_PHONE = TestDatabase.fresh();

    @BeforeAll
    static void demo() {
        for (var database : new TestDatabase[] {WITH_ACCOUNT, WITH_TOKEN, WITH_PHONE}) {
            JdbcClient.create(database.owner())
                    .sql("insert into organisation (id, name) values ('waterstad', 'Gemeente Waterstad')")
                    .update();
        }
        JdbcClient.create(WITH_ACCOUNT.owner())
                .sql("insert into app_user (organisation_id, username, display_name, password_hash)"
                        + " values ('waterstad', 'agent1', 'Fatima', ?)")
                .param(PASSWORDS.encode("balie-demo"))
                .update();
        JdbcClient.create(WITH_TOKEN.owner())
                .sql("insert into api_token (organisation_id, name, token_sha256) values ('waterstad', 'demo', ?)")
                .param(ApiToken.hash("demo-waterstad"))
                .update();
        JdbcClient.create(WITH_PHONE.owner())
                .sql("""
                        with person as (insert into app_user (organisation_id, username, display_name)
                                values ('waterstad', 'agent1', 'Fatima') returning id),
                            agent as (insert into user_role select 'waterstad', id, 'AGENT' from person)
                        insert into phone_device (organisation_id, user_id, name, algorithm, ha1)
                        select 'waterstad', id, 'Demotoestel', 'MD5', ? from person
                        """)
                .param(PhoneAccounts.ha1("MD5", "agent1", "balie-demo"))
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "server.address, 0.0.0.0",
        "server.address, 192.0.2.1",
        "balie.sip.address, 192.0.2.1",
        "balie.pages.public-address, https://balie.waterstad.example",
        "balie.pages.public-address, http://192.0.2.1:8080/",
        "balie.pages.public-address, http://[2001:db8::1]/",
        "balie.pages.public-address, https://localhost.waterstad.example/"
    })
    void refusesToStartOnTheNetworkWithADemoAccountTokenOrPhone(String setting, String address) {
        var settings = loopback().withProperty(setting, address);

        for (var database : new TestDatabase[] {WITH_ACCOUNT, WITH_TOKEN, WITH_PHONE}) {
            assertThatThrownBy(() -> guard(database, settings).afterSingletonsInstantiated())
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining(setting + "=" + address)
                    .extracting(problem -> ((StartFailure) problem).getExitCode())
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesWhenNoAddressIsSetSinceThatIsEveryAddress() {
        assertThatThrownBy(() -> guard(WITH_ACCOUNT, new MockEnvironment()).afterSingletonsInstantiated())
                .isInstanceOf(StartFailure.class);
    }

    @Test
    void startsOnLoopbackAndWithoutDemoAccountsAnywhere() {
        var network = loopback().withProperty("server.address", "0.0.0.0");

        assertThatCode(() -> guard(WITH_ACCOUNT, loopback()).afterSingletonsInstantiated())
                .doesNotThrowAnyException();
        assertThatCode(() -> guard(TestDatabase.fresh(), network).afterSingletonsInstantiated())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://localhost",
                "http://balie.localhost:8080/",
                "http://127.0.0.1:8080/",
                "http://127.1.2.3/",
                "http://[::1]:8080/"
            })
    void startsAtAPublicAddressThatNoOtherMachineFinds(String address) {
        var settings = loopback().withProperty("balie.pages.public-address", address);

        assertThatCode(() -> guard(WITH_ACCOUNT, settings).afterSingletonsInstantiated())
                .doesNotThrowAnyException();
    }

    private static MockEnvironment loopback() {
        return new MockEnvironment()
                .withProperty("server.address", "127.0.0.1")
                .withProperty("balie.sip.address", "127.0.0.1");
    }

    private static DemoGuard guard(TestDatabase database, MockEnvironment settings) {
        return new DemoGuard(settings, JdbcClient.create(database.app()), PASSWORDS);
    }
}
