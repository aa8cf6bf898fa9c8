package nl.balie.channels.lookup;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** One route for each kind of source. */
final class LookUpRoutes extends RouteBuilder {
    static final String HTTP = "direct:look-up-http";
    static final String SQL = "direct:look-up-sql";
    static final String TIMEOUT = "timeout";
    static final String DATABASE = "database";
    /** Milliseconds. Each source has a time of its own, which is not longer; this only ends what it left behind. */
    private static final long LONGEST = 10_000;

    private final AllowedHosts hosts;

    LookUpRoutes(AllowedHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        HttpComponent http = new HttpComponent();
        http.setClientConnectionManager(connections());
        http.setConnectionRequestTimeout(LONGEST);
        http.setResponseTimeout(LONGEST);
        http.setFollowRedirects(false);
        http.setHeaderFilterStrategy(new OwnHeaders());
        getContext().addComponent("http", http);
        from(HTTP)
                .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                .setHeader("Accept", constant("application/json"))
                .to("http://look-up")
                .process(LookUpRoutes::read);
        from(SQL)
                .toD("sql:select 1?dataSource=#${header.database}&outputType=SelectOne&template.maxRows=1"
                        + "&template.queryTimeout=${header.timeout}");
    }

    /** Each goes to an address that was found to be allowed, and to no other that the name may have a moment later. */
    private PoolingHttpClientConnectionManager connections() {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new SystemDefaultDnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) throws UnknownHostException {
                        return hosts.resolve(host);
                    }
                })
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofMilliseconds(LONGEST))
                        .setSocketTimeout(Timeout.ofMilliseconds(LONGEST))
                        .build())
                .build();
    }

    private static void read(Exchange exchange) throws Exception {
        try (InputStream in = exchange.getMessage().getMandatoryBody(InputStream.class)) {
            byte[] bytes = in.readNBytes(LookUps.LONGEST_ANSWER + 1);
            if (bytes.length > LookUps.LONGEST_ANSWER) {
                throw new LookUpFailedException("het antwoord is langer dan " + LookUps.LONGEST_ANSWER + " bytes");
            }
            exchange.getMessage().setBody(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /**
     * A database that is only read.
     *
     * @throws LookUpFailedException when its host may not be asked
     */
    DataSource database(Source.Sql source) throws LookUpFailedException {
        int seconds = Math.toIntExact(Math.max(1, source.timeout().toSeconds()));
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(source.url());
        for (String host : Objects.requireNonNull(database.getServerNames())) {
            Optional<String> refusal = hosts.refusal(host);
            if (refusal.isPresent()) {
                throw new LookUpFailedException(refusal.get());
            }
        }
        database.setSocketFactory(AllowedSockets.class.getName());
        database.setSocketFactoryArg(String.join(",", hosts.names()));
        database.setUser(source.user());
        database.setPassword(source.secret());
        database.setConnectTimeout(seconds);
        database.setSocketTimeout(seconds);
        database.setReadOnly(true);
        database.setReadOnlyMode("always");
        return database;
    }
}
