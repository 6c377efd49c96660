/**
 * The integration plan (§ 16) in its versions, and its review (§ 22).
 *
 * <p>Owns {@code koto.plan}, {@code koto.plan_version}, {@code koto.plan_goal}, {@code koto.plan_service},
 * {@code koto.plan_link}, {@code koto.plan_review} and {@code koto.plan_service_realised}, and what is told of how services are
 * realised: {@code koto.service_follow_up} and {@code koto.service_report}. Publishes {@link fi.kotopolku.plan.Plans},
 * {@link fi.kotopolku.plan.Reviews} and {@link fi.kotopolku.plan.FollowUps} to the models and the events by which the
 * processes hear of it; tells the case file its dates. May use the case file, the assessment's contributions and what those stand on.
 *
 * <p>Only a draft is edited; the database refuses to write over any other version. Retention periods (§§ 73–83) are not
 * known yet, so nothing here deletes plans; deleting a plan's row takes its versions and reviews with it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"assessment", "casefile", "access", "audit", "identity", "rules", "form"})
package fi.kotopolku.plan;
