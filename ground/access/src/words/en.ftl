# Noes that do not come from a rule of the policy. The rules' own sentences stand in policy.toml.
access-closed = The matter is closed.
access-taken = A colleague has already taken the matter. Speak to them if you need it.
access-headless = The unit has no head at the moment, and nobody would answer for the matter. Speak to the administration.
access-no-part = Your colleague has no part in the matter.
access-colleague-cannot = This cannot be given to that colleague. Choose somebody else.
access-colleague-away = Your colleague is away. Choose somebody else.
access-colleague-unqualified = Your colleague has not the degree or experience that the matter asks for. Choose somebody else.
access-until-passed = That time has passed. Choose a later one.
access-first-is-here = You are a substitute, and the one you stand in for is here.
access-unqualified = Work with children and young people requires a degree in social work or another relevant degree, and enough experience to work independently.
access-not-on-duty = You are not on duty today.
access-no-mandate = You have no delegation for this decision. Leave it to somebody who has.
access-unit-known = There already is a unit of that name.
access-staff-known = There already is somebody with that login name.
access-staff-unknown = There is no staff member of that id, or they have left.
access-days-reversed = The last day lies before the first.
