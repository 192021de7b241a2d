//! The page in the reader's verbs. A test says `page.search("iran")`, never where the box is: things are found by their
//! role and name, as a screen reader finds them.

use serde_json::{Value, json};

use crate::{Browser, Key, Server};

/// The explorer in a browser window.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// What shows it.
    pub browser: &'a Browser,
    /// What serves it.
    pub server: &'a Server,
}

/// What the reader can do with a value of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Only what has it.
    Include,
    /// Only what has it not.
    Exclude,
}

/// A button beside a value of a facet, with its promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The heading of the facet: "Places".
    pub facet: String,
    /// The value: "Falluja".
    pub value: String,
    /// What the button does with it.
    pub choice: Choice,
    /// What it says: "leaves 7", "adds 2", "removes 3".
    pub promise: String,
    /// What is written on it: "7", "+2", "−3", or "→" where the value stands on the other side already.
    pub label: String,
    /// Its whole name.
    pub name: String,
}

impl Offer {
    /// Whether it moves the value over from the other side.
    #[must_use]
    pub fn moves(&self) -> bool {
        self.label == "→"
    }

    /// How many results it promises, where there are so many now.
    ///
    /// # Panics
    /// When it promises nothing.
    #[must_use]
    pub fn promised(&self, now: usize) -> usize {
        let (verb, number) = self.promise.split_once(' ').expect("a verb and a number");
        let number: usize = number.parse().expect("a number");
        assert!(self.label.ends_with(&number.to_string()) || self.moves(), "{self:?}");
        match verb {
            "leaves" => number,
            "adds" => now + number,
            "removes" => now - number,
            _ => panic!("{self:?} promises nothing"),
        }
    }
}

/// Finding by role and name. A role's elements, then the first visible one of that name, or whose name begins so.
const FIND: &str = "
    const roles = { link: 'a[href]', button: 'button, summary', field: 'input, select, textarea', tick: 'input[type=checkbox]' };
    const tidy = (text) => (text || '').replace(/\\s+/g, ' ').trim();
    const said = (element) => {
        if (!element.querySelector('[aria-hidden=true]')) return element.textContent;
        const copy = element.cloneNode(true);
        copy.querySelectorAll('[aria-hidden=true]').forEach((part) => part.remove());
        return copy.textContent;
    };
    const nameOf = (element) => tidy(element.getAttribute('aria-label')
        || [...(element.labels || [])].map((label) => label.textContent).join(' ') || said(element));
    const inSight = (element) => element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true });
    const all = (role, within = 'body') => [...document.querySelectorAll(within)]
        .flatMap((part) => [...part.querySelectorAll(roles[role])]).filter(inSight);
    const find = (role, name, within) => {
        const found = all(role, within);
        return found.find((element) => nameOf(element) === name) || found.find((element) => nameOf(element).startsWith(name));
    };
";

/// A frame, so that what a step caused is drawn and the focus has moved; more where a chunk of the program is on its way. The error
/// screen takes all timers and frames of the page away, this one too: then its coming is waited for.
const SETTLE: &str = "do {
        let screen;
        await new Promise((done) => {
            screen = new MutationObserver(() => document.querySelector('body > #boot-error:not([hidden])') && done());
            screen.observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ['hidden'] });
            requestAnimationFrame(() => setTimeout(done));
        });
        screen.disconnect();
    } while ('waiting' in document.documentElement.dataset || document.querySelector('[aria-busy=true]'));";

impl<'a> Page<'a> {
    /// Opens the explorer at a route such as `#/explore?q=iran`, and waits until it is drawn.
    #[must_use]
    pub fn open(browser: &'a Browser, server: &'a Server, route: &str) -> Self {
        let page = Self { browser, server };
        page.visit(route);
        page
    }

    /// Opens a link that somebody has shared.
    #[must_use]
    pub fn at(browser: &'a Browser, server: &'a Server, link: &str) -> Self {
        let page = Self { browser, server };
        browser.goto(link);
        page.drawn();
        page
    }

    /// Loads a route anew in the same window, as a pasted link would.
    pub fn visit(&self, route: &str) {
        self.browser.goto("about:blank");
        self.browser.goto(&format!("{}{route}", self.server.address()));
        self.drawn();
    }

    /// The explorer in a frame that the browser has entered.
    #[must_use]
    pub fn within(browser: &'a Browser, server: &'a Server) -> Self {
        let page = Self { browser, server };
        page.drawn();
        page
    }

    /// Opens another link in the same window.
    pub fn visit_link(&self, link: &str) {
        self.browser.goto("about:blank");
        self.browser.goto(link);
        self.drawn();
    }

    /// Waits until the explorer or the error screen is drawn.
    fn drawn(&self) {
        self.browser.wait_until(
            "the explorer is drawn",
            "document.querySelector('h1') && !document.getElementById('boot-wait')",
        );
        self.settle();
    }

    fn settle(&self) {
        self.browser.run(&format!("{SETTLE} {SETTLE}"), Value::Null);
    }

    // What is to be seen.

    /// The heading of the view.
    #[must_use]
    pub fn heading(&self) -> String {
        self.text_of("h1")
    }

    /// All text of the view that can be seen.
    #[must_use]
    pub fn text(&self) -> String {
        self.text_of("main")
    }

    /// The text of the first element that matches, empty where none does.
    #[must_use]
    pub fn text_of(&self, selector: &str) -> String {
        self.string(
            "return document.querySelector(a)?.innerText.replace(/\\s+/g, ' ').trim()",
            json!(selector),
        )
    }

    /// The title of the window.
    #[must_use]
    pub fn title(&self) -> String {
        self.string("return document.title", Value::Null)
    }

    /// The hash of the address.
    #[must_use]
    pub fn route(&self) -> String {
        self.string("return location.hash", Value::Null)
    }

    /// What the page says about an address that it did not understand.
    #[must_use]
    pub fn notices(&self) -> Vec<String> {
        self.strings(
            "return [...document.querySelectorAll('main > [role=status] li')].map((line) => line.innerText)",
            Value::Null,
        )
    }

    /// The name of the error screen, where it is shown: `program-missing` and so on.
    #[must_use]
    pub fn error_screen(&self) -> Option<String> {
        let name = self.text_of("#boot-error:not([hidden]) [data-boot=name]");
        (!name.is_empty()).then_some(name)
    }

    /// The names of what can be used now, of a role: "link", "button", "field".
    #[must_use]
    pub fn names(&self, role: &str) -> Vec<String> {
        self.strings(&format!("{FIND} return all(a).map(nameOf)"), json!(role))
    }

    /// The name of what has the focus; "page" where nothing has.
    #[must_use]
    pub fn focused(&self) -> String {
        self.string(
            &format!("{FIND} const it = document.activeElement; return it === document.body ? 'page' : nameOf(it)"),
            Value::Null,
        )
    }

    /// How far down the page the reader is.
    #[must_use]
    pub fn depth(&self) -> f64 {
        let depth = self.browser.run("return scrollY", Value::Null);
        depth.as_f64().unwrap_or_default()
    }

    // Steps.

    /// Follows the link of this name, or that begins so, in the view.
    pub fn follow(&self, name: &str) {
        self.act("link", name, "main");
    }

    /// Follows a link in a part of the page.
    pub fn follow_in(&self, part: &str, name: &str) {
        self.act("link", name, part);
    }

    /// Chooses a view in the bar at the top or, on a phone, at the bottom.
    pub fn go(&self, view: &str) {
        self.act("link", view, "nav");
    }

    /// Ticks the box of this name, or takes its tick away.
    pub fn tick(&self, name: &str) {
        self.act("tick", name, "main");
    }

    /// Presses the button of this name, or that begins so.
    pub fn press(&self, name: &str) {
        self.act("button", name, "body");
    }

    /// Brings a link, button or field into sight.
    pub fn reach(&self, role: &str, name: &str, within: &str) {
        let _ = self.found(role, name, within);
    }

    fn act(&self, role: &str, name: &str, within: &str) {
        self.browser.click(&self.found(role, name, within));
        self.settle();
    }

    fn found(&self, role: &str, name: &str, within: &str) -> Value {
        let script = format!(
            "{FIND} const found = find(a.role, a.name, a.within); found?.scrollIntoView({{ block: 'center' }}); return found"
        );
        let wanted = json!({"role": role, "name": name, "within": within});
        let found = self.browser.run(&script, wanted);
        assert!(
            !found.is_null(),
            "there is no {role} “{name}”, but {:?}",
            self.names(role)
        );
        found
    }

    /// Moves the focus to the field of this name.
    pub fn focus(&self, name: &str) {
        let script = format!("{FIND} const found = find('field', a); found?.focus(); return Boolean(found)");
        let found = self.browser.run(&script, json!(name));
        assert_eq!(found, json!(true), "there is no field “{name}”");
    }

    /// Puts a text into the field of this name in place of what it holds, and leaves the field.
    pub fn fill(&self, name: &str, text: &str) {
        self.focus(name);
        self.browser.run("document.activeElement.select?.()", Value::Null);
        self.browser.write(text);
        self.tab();
    }

    /// Chooses an option of a list by its words.
    pub fn choose(&self, list: &str, option: &str) {
        let script = format!(
            "{FIND} const list = find('field', a.list);
             const option = [...list.options].find((option) => tidy(option.textContent) === a.option);
             list.value = option.value;
             list.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        );
        self.browser.run(&script, json!({"list": list, "option": option}));
        self.settle();
    }

    /// What a field of this name holds.
    #[must_use]
    pub fn field(&self, name: &str) -> String {
        self.string(&format!("{FIND} return find('field', a)?.value"), json!(name))
    }

    /// Types a query as a reader does: `/`, the words, Enter, and a moment to look.
    pub fn search(&self, query: &str) {
        self.key("/");
        self.browser.run("document.activeElement.select()", Value::Null);
        self.browser.write(query);
        self.browser.press(Key::Enter);
        let there = "new URLSearchParams(location.hash.split('?')[1]).get('q')";
        self.wait("the query is in the address", &format!("{there} === {}", json!(query)));
        self.settle();
    }

    /// The same where the page may not write its address.
    pub fn search_anywhere(&self, query: &str) {
        self.key("/");
        self.browser.run("document.activeElement.select()", Value::Null);
        self.browser.write(query);
        self.browser.press(Key::Enter);
        std::thread::sleep(std::time::Duration::from_millis(500));
        self.settle();
    }

    /// Types characters where the focus is.
    pub fn key(&self, keys: &str) {
        self.browser.write(keys);
        self.settle();
    }

    /// Goes to the next control.
    pub fn tab(&self) {
        self.browser.press(Key::Tab);
        self.settle();
    }

    /// Goes on to the control whose name begins so, which is at most so many steps away.
    pub fn tab_to(&self, name: &str, most: usize) {
        let mut passed = Vec::new();
        while passed.len() < most {
            self.browser.press(Key::Tab);
            let focused = self.focused();
            if focused.starts_with(name) {
                return;
            }
            passed.push(focused);
        }
        panic!("“{name}” is not among the next {most} controls: {passed:?}");
    }

    /// Presses Enter.
    pub fn enter(&self) {
        self.browser.press(Key::Enter);
        self.settle();
    }

    /// Presses Escape.
    pub fn escape(&self) {
        self.browser.press(Key::Escape);
        self.settle();
    }

    /// Goes down a list, or up.
    pub fn arrow(&self, key: Key) {
        self.browser.press(key);
        self.settle();
    }

    /// What the search box offers to go on with, and which of them is reached.
    #[must_use]
    pub fn ways(&self) -> (Vec<String>, Option<String>) {
        let ways = self.strings(
            "return [...document.querySelectorAll('#ways:not([hidden]) [role=option] bdi')].map((way) => way.innerText)",
            Value::Null,
        );
        let reached = self.string(
            "const box = document.querySelector('#q');
             const reached = document.getElementById(box.getAttribute('aria-activedescendant'));
             if ((box.getAttribute('aria-expanded') === 'true') !== !document.querySelector('#ways').hidden) return 'expanded?';
             if (reached && reached.getAttribute('aria-selected') !== 'true') return 'selected?';
             return reached?.querySelector('bdi').innerText",
            Value::Null,
        );
        (ways, Some(reached).filter(|reached| !reached.is_empty()))
    }

    /// Goes back one step.
    pub fn back(&self) {
        self.browser.back();
        self.drawn();
    }

    /// Goes forward one step.
    pub fn forward(&self) {
        self.browser.forward();
        self.drawn();
    }

    /// Loads the page again.
    pub fn reload(&self) {
        self.browser.reload();
        self.drawn();
    }

    /// The address to give to someone else.
    #[must_use]
    pub fn link(&self) -> String {
        self.string("return location.href", Value::Null)
    }

    // Exploring.

    /// The results with their count, as they can be read.
    #[must_use]
    pub fn results(&self) -> String {
        self.text_of("section[aria-labelledby=h-hits]")
    }

    /// How many results there are, as the page says it.
    ///
    /// # Panics
    /// When it does not say a number.
    #[must_use]
    pub fn count(&self) -> usize {
        first_number(&self.text_of("#h-hits"))
    }

    /// How many results can be read, after asking for all of them.
    #[must_use]
    pub fn listed(&self) -> usize {
        let more =
            |name: &String| name.starts_with("Show ") && (name.contains(" more of ") || name.contains(" other "));
        while let Some(name) = self.names("button").into_iter().find(more) {
            self.press(&name);
        }
        let items = "return document.querySelectorAll('section[aria-labelledby=h-hits] > ol > li').length";
        let items = self.browser.run(items, Value::Null);
        items.as_u64().unwrap_or_default().try_into().unwrap_or_default()
    }

    /// Every promise of the facets as they stand.
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        let script = format!(
            "{FIND} return all('button', 'section:has(> * > h3)').flatMap((button) => {{
                const [, choice, value, promise] = nameOf(button).match(/^(Include|Exclude) (.*?)(?: instead)?, (\\w+ \\d+)$/) || [];
                const facet = button.closest('section').querySelector('h3').textContent;
                return choice && !button.disabled ? [[facet, choice, value, promise, tidy(button.textContent), nameOf(button)]] : [];
            }})"
        );
        self.settle();
        let rows = self.browser.run(&script, Value::Null);
        let rows = rows.as_array().into_iter().flatten();
        rows.map(|row| {
            let text = |index: usize| row[index].as_str().unwrap_or_default().to_owned();
            Offer {
                facet: text(0),
                choice: if text(1) == "Include" {
                    Choice::Include
                } else {
                    Choice::Exclude
                },
                value: text(2),
                promise: text(3),
                label: text(4),
                name: text(5),
            }
        })
        .collect()
    }

    /// Takes an offer. Gives the count after it.
    pub fn take(&self, offer: &Offer) -> usize {
        self.press_in(&offer.facet, &offer.name)
    }

    /// Keeps only what has this value.
    pub fn narrow(&self, facet: &str, value: &str) {
        self.show_all(facet);
        self.press_in(facet, &format!("Include {value}, "));
        self.settle();
    }

    /// Leaves out what has this value.
    pub fn exclude(&self, facet: &str, value: &str) {
        self.show_all(facet);
        self.press_in(facet, &format!("Exclude {value}, "));
        self.settle();
    }

    /// Takes a choice back where it was made. Gives the count after it.
    pub fn undo(&self, facet: &str, value: &str, choice: Choice) -> usize {
        let word = match choice {
            Choice::Include => "Included",
            Choice::Exclude => "Excluded",
        };
        self.press_in(
            facet,
            &format!(
                "{word}: {value}{}",
                if choice == Choice::Include { ", in " } else { ". " }
            ),
        )
    }

    /// Matches any or all of the values chosen in a facet.
    pub fn match_values(&self, facet: &str, word: &str) {
        self.press_in(facet, word);
        self.settle();
    }

    /// Shows all values of a facet, where only some are shown.
    pub fn show_all(&self, facet: &str) {
        let name = format!(": {facet}");
        let more = self
            .names("button")
            .into_iter()
            .find(|button| button.starts_with("All ") && button.ends_with(&name));
        if let Some(more) = more {
            self.press(&more);
        }
    }

    /// Presses a button of one facet, without the way of a hand to it and without waiting for the picture: there are
    /// hundreds. Waits for counts that are on their way only where the button is not there yet. Gives the count after it.
    fn press_in(&self, facet: &str, name: &str) -> usize {
        let script = format!(
            "{FIND} let buttons, found;
             const look = () => {{
                 const parts = [...document.querySelectorAll('section')]
                     .filter((part) => part.querySelector(':scope > * > h3')?.textContent === a.facet);
                 buttons = parts.flatMap((part) => [...part.querySelectorAll('button')]);
                 found = buttons.find((button) => nameOf(button).startsWith(a.name) && inSight(button));
                 return found || !document.querySelector('[aria-busy=true]');
             }};
             while (!look()) await new Promise((done) => setTimeout(done, 10));
             found?.focus(); found?.click(); await new Promise((done) => setTimeout(done));
             return found ? document.getElementById('h-hits').innerText : buttons.map(nameOf)"
        );
        let answer = self.browser.run(&script, json!({"facet": facet, "name": name}));
        let words = answer
            .as_str()
            .unwrap_or_else(|| panic!("“{facet}” has no button “{name}”, but {answer}"));
        first_number(words)
    }

    /// The chips of the selection.
    #[must_use]
    pub fn chips(&self) -> Vec<String> {
        self.names("button")
            .iter()
            .filter_map(|name| name.strip_prefix("Remove "))
            .map(str::to_owned)
            .collect()
    }

    // What must hold everywhere.

    /// Everything that should not have happened since the page was loaded: errors, refusals of either policy, what was
    /// written to the console, requests to anyone else.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        let mut seen = self.strings(
            "return [...(window.__seen || []),
                ...performance.getEntriesByType('resource').map((entry) => entry.name)
                    .filter((name) => new URL(name).origin !== location.origin).map((name) => `third party: ${name}`),
                ...(window.__crosscheckRefused === 0 ? [] : [`markup refused: ${window.__crosscheckRefused} times`])]",
            Value::Null,
        );
        seen.extend(self.browser.log());
        seen
    }

    /// Fails if anything happened that should not have.
    ///
    /// # Panics
    /// With what happened.
    pub fn sound(&self) {
        let complaints = self.complaints();
        assert!(complaints.is_empty(), "at {}:\n{}", self.route(), complaints.join("\n"));
    }

    /// Waits until a JavaScript expression is true.
    pub fn wait(&self, what: &str, expression: &str) {
        self.browser.wait_until(what, expression);
    }

    /// What a piece of JavaScript returns, as text.
    #[must_use]
    pub fn string(&self, script: &str, arguments: Value) -> String {
        let answer = self.browser.run(script, arguments);
        answer.as_str().unwrap_or_default().to_owned()
    }

    /// What a piece of JavaScript returns, as a list of texts.
    #[must_use]
    pub fn strings(&self, script: &str, arguments: Value) -> Vec<String> {
        let answer = self.browser.run(script, arguments);
        let parts = answer.as_array().into_iter().flatten();
        parts.filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

fn first_number(words: &str) -> usize {
    let number = words.split_whitespace().next().and_then(|number| number.parse().ok());
    number.unwrap_or_else(|| panic!("no count in “{words}”"))
}
