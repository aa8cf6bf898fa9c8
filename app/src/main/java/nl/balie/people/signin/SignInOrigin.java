package nl.balie.people.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody signs in from.
 *
 * @param address as counted: an IPv4 address, or the first 64 bits of an IPv6 one, of which a household has all the rest
 * @param device what {@link KnownDevices} gave this browser; null when it gave nothing
 */
public record SignInOrigin(String address, @Nullable String device) implements Serializable {
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    /** Of this request. */
    public static SignInOrigin of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        String device = cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(KnownDevices.cookie(request.isSecure())))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
        return new SignInOrigin(counted(request.getRemoteAddr()), device);
    }

    private static String counted(String address) {
        try {
            // an address and no name, so that nothing is looked up
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length < IPV6_BYTES
                    ? address
                    : InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, NETWORK_BYTES), IPV6_BYTES))
                            .getHostAddress();
        } catch (IllegalArgumentException | UnknownHostException none) {
            return address;
        }
    }
}
