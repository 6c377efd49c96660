/**
 * The edge of the process engine, and the only package that knows it.
 *
 * <p>What comes in from Tasklist and Cockpit goes through here to the modules' forms and facades; what the modules tell
 * goes through here to the processes. Owns the engine's configuration and no rows of its own. Everything that keeps
 * people out of the engine, and strangers out of people's data, stands in a class of its own:
 *
 * <ul>
 *   <li>{@link fi.kotopolku.engine.FormDesk} and the two form windows: forms are windows onto the case file
 *   <li>{@link fi.kotopolku.engine.ProcessVariable}: the closed list of what a process may remember
 *   <li>{@link fi.kotopolku.engine.TaskRule}: who sees and works on which task, asked of the rights in force
 *   <li>{@link fi.kotopolku.engine.WebAppDoors}: the closed list of what the web applications may ask over HTTP
 *   <li>{@link fi.kotopolku.engine.GuardedExpressions}: what models may call, and that queries may call nothing
 * </ul>
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "adoption",
            "assessment",
            "audit",
            "casefile",
            "cooperation",
            "form",
            "identity",
            "imports",
            "plan",
            "rules",
            "transfer"
        })
package fi.kotopolku.engine;
