package fi.kotopolku.audit;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives entries their place in the chain of their municipality and seals the places, shortly after the entries are
 * committed. On several nodes only one seals at a time; every node keeps its own file of all seals.
 *
 * <p>Each call of the database function is a transaction of its own. An entry whose transaction commits late is found
 * by the next call and takes the next place; nothing has to wait for it.
 */
@Service
public class AuditSealer {

    private static final int MOST_AT_ONCE = 50_000;

    private final JdbcClient jdbc;
    private final SealFile file;

    AuditSealer(JdbcClient jdbc, @Value("${kotopolku.audit.seal-file:}") String file) {
        this.jdbc = jdbc;
        this.file = SealFile.at(file, jdbc);
    }

    /**
     * Seals everything that is committed now, waiting for another node that is sealing.
     *
     * @return how many entries were given their place by this call
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public long seal() {
        return sealAll(true);
    }

    @Scheduled(
            initialDelayString = "${kotopolku.audit.seal-every:PT10S}",
            fixedDelayString = "${kotopolku.audit.seal-every:PT10S}")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void sealOnSchedule() {
        sealAll(false);
    }

    private long sealAll(boolean patient) {
        long sealed = 0;
        long round;
        do {
            round = jdbc.sql("select koto.seal_audit(:most, :patient)")
                    .param("most", MOST_AT_ONCE)
                    .param("patient", patient)
                    .query(Long.class)
                    .single();
            sealed += round;
        } while (round >= MOST_AT_ONCE);
        file.follow();
        return sealed;
    }
}
