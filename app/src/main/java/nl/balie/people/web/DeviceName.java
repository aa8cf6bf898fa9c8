package nl.balie.people.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a browser calls itself, in the words of its user: "Firefox", "Windows". The header is a heap of names of which most are
 * of others, so the order counts (RFC 9110, 10.1.5).
 *
 * @param browser empty when it is none that is known
 * @param system empty when it is none that is known
 */
record DeviceName(String browser, String system) {
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("Vivaldi", "Vivaldi");
        BROWSERS.put("SamsungBrowser", "Samsung Internet");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("FxiOS", "Firefox");
        BROWSERS.put("CriOS", "Chrome");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("CrOS", "ChromeOS");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    /** @param header {@code User-Agent}, or empty */
    static DeviceName of(String header) {
        return new DeviceName(found(BROWSERS, header), found(SYSTEMS, header));
    }

    private static String found(Map<String, String> names, String header) {
        Optional<String> first = names.entrySet().stream()
                .filter(name -> header.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        return first.orElse("");
    }
}
