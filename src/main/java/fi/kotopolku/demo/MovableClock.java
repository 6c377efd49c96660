package fi.kotopolku.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Business time that can be stood elsewhere, so that the demo's clients have a past. Whether a right is in force never
 * hangs on it: that is asked of the database's clock.
 */
public final class MovableClock extends Clock {

    private final Clock machine;
    private volatile Duration distance = Duration.ZERO;

    public MovableClock(ZoneId zone) {
        this.machine = Clock.system(zone);
    }

    private MovableClock(Clock machine, Duration distance) {
        this.machine = machine;
        this.distance = distance;
    }

    /** @param distance from the machine's clock; zero sets it right again */
    public void stand(Duration distance) {
        this.distance = distance;
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(machine.withZone(zone), distance);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(distance);
    }
}
