package nl.balie.contacts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How contacts of a skill group went that are over, for who expects something of those to come. Within its tenancy. */
@Component
public class GroupHistory {
    private final JdbcClient jdbc;

    GroupHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Contacts of one agent.
     *
     * @param agent null: nobody had them
     * @param answered how many an agent had
     * @param talk how many seconds those lasted in all, from the answer to their end
     * @param recent how many of them began in the last hour
     * @param recentTalk how many seconds those lasted in all
     * @param leftEarly how many no agent had
     * @param waited how many seconds all of them waited
     */
    public record Share(
            @Nullable UUID agent,
            int answered,
            double talk,
            int recent,
            double recentTalk,
            int leftEarly,
            double waited) {}

    /** Those that waited, of the hour before this moment and of the same hour of the day in the four weeks before it. */
    public List<Share> of(UUID skillGroup, Instant now) {
        return jdbc.sql("""
                        select agent_id as agent, count(answered_at) as answered,
                            coalesce(sum(extract(epoch from ended_at - answered_at)), 0) as talk,
                            count(answered_at) filter (where started_at > :now - interval '1 hour') as recent,
                            coalesce(sum(extract(epoch from ended_at - answered_at))
                                filter (where started_at > :now - interval '1 hour'), 0) as recentTalk,
                            count(*) - count(answered_at) as leftEarly,
                            coalesce(sum(extract(epoch from coalesce(answered_at, ended_at) - queued_at)), 0) as waited
                        from contact
                        where organisation_id = current_setting('balie.organisation')
                            and skill_group_id = :group and ended_at is not null and queued_at is not null
                            and started_at > :now - interval '28 days'
                            and (started_at > :now - interval '1 hour'
                                or extract(hour from started_at) = extract(hour from cast(:now as timestamptz)))
                        group by agent_id
                        """)
                .param("group", skillGroup)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Share.class)
                .list();
    }
}
