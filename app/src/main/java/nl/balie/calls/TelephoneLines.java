package nl.balie.calls;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.QueueBoard;
import nl.balie.acd.Queueing;
import nl.balie.acd.WaitingLine;
import nl.balie.callers.Caller;
import nl.balie.callers.Deed;
import nl.balie.callers.Lines;
import nl.balie.callers.Parties;
import nl.balie.callers.Party;
import nl.balie.contacts.Contacts;
import nl.balie.database.Tenancy;
import nl.balie.speech.SpokenMenu;
import nl.balie.treatment.ExpectedWaits;
import org.springframework.stereotype.Component;

/** The callers who are connected by telephone, and the contacts that have no call on this machine. */
@Component
class TelephoneLines implements Lines, Parties {
    final Exchange exchange;
    final StandingStill standingStill;
    final Announcements announcements;
    final SpokenMenu spokenMenu;
    final Transfers transfers;
    final FallbackRoute fallback;
    final CalamityCallers calamities;
    final Queueing queueing;
    final WaitingLine line;
    final QueueBoard board;
    final ExpectedWaits expectedWaits;
    final Contacts contacts;
    final Tenancy tenancy;
    final Clock clock;
    private final LiveCalls calls;

    TelephoneLines(
            Exchange exchange,
            StandingStill standingStill,
            Announcements announcements,
            SpokenMenu spokenMenu,
            Transfers transfers,
            FallbackRoute fallback,
            CalamityCallers calamities,
            Queueing queueing,
            WaitingLine line,
            QueueBoard board,
            ExpectedWaits expectedWaits,
            Contacts contacts,
            Tenancy tenancy,
            Clock clock,
            LiveCalls calls) {
        this.exchange = exchange;
        this.standingStill = standingStill;
        this.announcements = announcements;
        this.spokenMenu = spokenMenu;
        this.transfers = transfers;
        this.fallback = fallback;
        this.calamities = calamities;
        this.queueing = queueing;
        this.line = line;
        this.board = board;
        this.expectedWaits = expectedWaits;
        this.contacts = contacts;
        this.tenancy = tenancy;
        this.clock = clock;
        this.calls = calls;
    }

    @Override
    public Optional<Caller> of(UUID contact) {
        return calls.of(contact).map(call -> new TelephoneCaller(call, this));
    }

    @Override
    public Party of(String organisation, UUID contact) {
        return new OffLine(organisation, contact, this);
    }

    /** Does it for a contact of this organisation. */
    <T> T done(String organisation, Deed<T> deed) {
        return deed.byItself() ? deed.act().get() : tenancy.in(organisation, deed.act());
    }
}
