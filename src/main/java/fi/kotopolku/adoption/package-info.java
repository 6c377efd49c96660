/**
 * Municipalities taking the system into use: from the notice to KEHA by five requirements to the day on which they begin,
 * and the view of the whole country.
 *
 * <p>Owns {@code koto.adoption*} and {@code koto.municipality_of_finland}. The day itself stands in
 * {@code koto.municipality.adopted_on}, which only the database's own {@code koto.begin_use} writes, when each requirement
 * is met or waived. Publishes {@link fi.kotopolku.adoption.Adoptions} to the models,
 * {@link fi.kotopolku.adoption.FinnishMunicipalities} to the engine's edge, and the events by which the process hears of
 * a postponement or a withdrawal. There is no client data here: its forms and its view are about municipalities and those
 * who work there. Rows are the proof of a decision and live as long as the log; nothing deletes them.
 */
@Holds({})
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "audit", "casefile", "form", "identity", "oversight", "rules"})
package fi.kotopolku.adoption;

import fi.kotopolku.access.Holds;
