/**
 * What a form is: a window onto the case file, bound to it by the module that owns the data.
 *
 * <p>Owns no rows. Publishes {@link fi.kotopolku.form.FormBinding}, which modules implement and the engine's edge
 * drives. Uses no other module.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package fi.kotopolku.form;
