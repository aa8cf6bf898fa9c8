package nl.balie.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;

/**
 * What a page tells the one that follows it, kept in memory only: sessions are in the database, and secrets that are shown once
 * must not be written anywhere.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class Flashes extends AbstractFlashMapManager {
    private static final int MOST = 10_000;

    private final Map<String, List<FlashMap>> bySession = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<FlashMap>> eldest) {
            return size() > MOST;
        }
    };

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        HttpSession session = isEmpty() ? null : request.getSession(false);
        return session == null ? null : of(session.getId());
    }

    private synchronized boolean isEmpty() {
        return bySession.isEmpty();
    }

    private synchronized @Nullable List<FlashMap> of(String session) {
        List<FlashMap> maps = bySession.get(session);
        // the caller takes out of it what it uses
        return maps == null ? null : new ArrayList<>(maps);
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> maps, HttpServletRequest request, HttpServletResponse response) {
        String session = request.getSession().getId();
        synchronized (this) {
            bySession.remove(session);
            if (!maps.isEmpty()) {
                bySession.put(session, List.copyOf(maps));
            }
        }
    }

    /** One for all: what is done with it takes no time. */
    @Override
    protected Object getFlashMapsMutex(HttpServletRequest request) {
        return this;
    }
}
