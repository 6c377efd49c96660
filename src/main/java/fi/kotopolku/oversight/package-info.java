/**
 * What those who oversee see: the log, for the data protection officer of a municipality; and who has which right, why,
 * until when and gone through by whom, for the controller.
 *
 * <p>Owns no rows and changes none. Reads the log and the rights in SQL, because what it shows joins the two with
 * people; may use access, audit and identity. Shows no client data: cases go by their numbers. Each view is logged in the
 * transaction that reads it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "audit", "identity"})
package fi.kotopolku.oversight;
